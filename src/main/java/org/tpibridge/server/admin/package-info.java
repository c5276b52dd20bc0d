/**
 * The API at {@code /api}, for programs that send visits and for the clinic's own tools: visits and
 * files to import, jobs and their undo. Errors are answered as problem details (RFC 9457) by {@code
 * ApiErrors}.
 */
package org.tpibridge.server.admin;
