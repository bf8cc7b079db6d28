import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { DocumentController } from './document.controller.js';
import { Document, DocumentFile } from './document.entity.js';
import { DocumentQueries } from './document.queries.js';
import { DocumentResolver } from './document.resolver.js';
import { DocumentService } from './document.service.js';
import { InspectionService } from './inspection.service.js';

@Module({
  imports: [CasesModule, TypeOrmModule.forFeature([Document, DocumentFile])],
  controllers: [DocumentController],
  providers: [DocumentQueries, DocumentService, InspectionService, DocumentResolver],
  exports: [DocumentQueries, DocumentService, InspectionService],
})
export class DocumentModule {}
