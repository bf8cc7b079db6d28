import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PinoLogger, PlatformModule, guardProcess } from '#platform';
import { WorkerModule } from './worker.module.js';

/** The worker in a process of its own. It needs DATABASE_URL and the keys, and answers no requests. */
@Module({ imports: [PlatformModule, WorkerModule] })
class WorkerProcess {}

guardProcess();
delete process.env.SAMSTEG_WORKER; // it turns off the one inside the API; whoever starts this one wants it
const worker = await NestFactory.createApplicationContext(WorkerProcess, { logger: new PinoLogger() });
worker.enableShutdownHooks();
process.stdout.write('Samsteg worker is ready\n');
