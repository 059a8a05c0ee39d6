import { z } from 'zod'
import type { DeskLanguage, Role } from '../api.ts'
import { roles } from '../role.ts'

export const personName: z.ZodType<string> = z.string().trim().min(1).max(120)
export const mail: z.ZodType<string> = z
  .string()
  .max(254)
  .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+$/u, 'a mail address')
export const deskLanguage: z.ZodType<DeskLanguage> = z.enum(['zh-Hans', 'ru', 'ky', 'en'])
export const role: z.ZodType<Role> = z.enum(roles)
