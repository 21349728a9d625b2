import type { Module } from '#platform/module';

export const organisation: Module = { name: 'organisation' };
