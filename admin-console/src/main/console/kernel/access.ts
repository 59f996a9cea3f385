// Who may do what: sessions, people, tokens and the audit log.
import type { AuditHead, ItemsAuditRow, ItemsSessionRow, ItemsToken, ItemsUser, MadeToken, NewToken, NewUser, PasswordChange, Roles, Session, SessionRow, SignInLink, Token, User, UserChange } from 'contract';
import { at, changed, get, query, sent } from './http.js';

export type { AuditRow as Deed, MadeToken, Roles, Session, SessionRow, SignInLink, Token, User } from 'contract';

export interface Approval { id: string; change: string; permission: string; method: string; path: string; query: string; summary: string; digest?: string | null; who: string; asked: string; expires: string; state: string; by?: string | null; decided?: string | null; reason: string; own: boolean; mayApprove: boolean }

const API = '/api/v1';

/** Whoever this browser is to the node. */
export const session = (): Promise<Session> => get(`${API}/session`);
export const roles = (): Promise<Roles> => get(`${API}/roles`);
export const sessions = async (): Promise<SessionRow[]> => (await get<ItemsSessionRow>(`${API}/sessions`)).items;
export const endSession = (id: string): Promise<unknown> => sent(`${API}/sessions/${at(id)}`, { method: 'DELETE' });
export const changePassword = (password: string, wanted: string): Promise<unknown> => sent(`${API}/session/password`, { method: 'PUT', body: { password, wanted } satisfies PasswordChange });
export const makeLink = (): Promise<SignInLink> => sent(`${API}/sign-in-links`);

export const users = async (): Promise<User[]> => (await get<ItemsUser>(`${API}/users`)).items;
export const addUser = (name: string, role: string, password: string): Promise<User> => sent(`${API}/users`, { body: { name, role, password } satisfies NewUser });
export const changeUser = (seen: User, change: UserChange): Promise<User> => changed(`${API}/users/${at(seen.name)}`, seen, { method: 'PUT', body: change });
export const removeUser = (seen: User): Promise<unknown> => changed(`${API}/users/${at(seen.name)}`, seen, { method: 'DELETE' });

export const tokens = async (): Promise<Token[]> => (await get<ItemsToken>(`${API}/tokens`)).items;
export const makeToken = (name: string, role: string, days: number): Promise<MadeToken> => sent(`${API}/tokens`, { body: { name, role, days } satisfies NewToken });
export const revokeToken = (id: string): Promise<unknown> => sent(`${API}/tokens/${at(id)}`, { method: 'DELETE' });

export const audit = (of: { before?: number; who?: string; what?: string; limit?: number }): Promise<ItemsAuditRow> => get(`${API}/audit${query(of)}`);
export const auditHead = (): Promise<AuditHead> => get(`${API}/audit/head`);

/** Changes that wait for a second person. */
export const approvals = (): Promise<{ required: boolean; items: Approval[] }> => get(`${API}/approvals`);
export const decide = (id: string, decision: 'approve' | 'refuse', reason = ''): Promise<Approval> => sent(`${API}/approvals/${at(id)}`, { body: { decision, ...(reason ? { reason } : {}) } });
