/**
 * Imports what programs send to the HTTP server: {@link
 * org.tpibridge.importing.upload.UploadedImports} files, which are put into a folder and imported
 * one after the other as those of a watched folder, and {@link
 * org.tpibridge.importing.upload.SubmittedVisits} a few visits at once.
 */
package org.tpibridge.importing.upload;
