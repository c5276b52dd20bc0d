/**
 * Undoes jobs by adding versions ({@code docs/decisions/0012-undo-adds-versions.md}). Start with
 * {@link org.tpibridge.importing.undo.JobUndo}; {@code VisitUndo} decides about a visit and {@code
 * SharedResourceUndo} about a patient, a clinician or a place, each from the stored versions.
 * Changes of later jobs stay. If you add a new kind of change to stored resources, add its undo
 * here.
 */
package org.tpibridge.importing.undo;
