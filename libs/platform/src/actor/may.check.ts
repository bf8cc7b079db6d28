import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RULE } from './may.decorator.js';

/** What Nest writes on a method that the outside can reach. A ResolveField has no kind of its own in this list. */
const DOORS = ['graphql:resolver_type', 'path', 'websockets:message_mapping'];
const ROOT_KINDS = new Set(['Query', 'Mutation', 'Subscription']);

/** Fails the boot when something reachable does not say who may ask. */
@Injectable()
export class MayCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = [...this.discovery.getProviders(), ...this.discovery.getControllers()].flatMap(
      ({ instance, metatype }) => {
        if (!instance || typeof instance !== 'object' || !metatype) return [];
        const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
        return this.scanner
          .getAllMethodNames(prototype)
          .filter(
            (name) =>
              isDoor(prototype[name]!) &&
              !this.reflector.getAllAndOverride(RULE, [prototype[name] as never, metatype as never]),
          )
          .map((name) => `${metatype.name}.${name}`);
      },
    );
    if (open.length > 0) throw new Error(`neither @May nor @Public on: ${[...new Set(open)].join(', ')}`);
  }
}

function isDoor(method: object): boolean {
  return DOORS.some((key) => {
    const value: unknown = Reflect.getMetadata(key, method);
    return key === 'graphql:resolver_type' ? ROOT_KINDS.has(value as string) : value !== undefined;
  });
}
