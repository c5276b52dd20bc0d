/**
 * Undoes jobs by adding versions ({@code docs/decisions/0012-undo-adds-versions.md}). Start with
 * {@link org.tpibridge.importing.undo.JobUndo}; {@code VisitUndo} decides about a visit and {@code
 * SharedResourceUndo} about a patient, a clinician or a place, each from the versions that the
 * store has. What later jobs stated stays. Whoever adds a way to change a stored resource has to
 * add here how it is undone.
 */
package org.tpibridge.importing.undo;
