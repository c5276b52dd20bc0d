/**
 * Applies decisions of users about patients: which of two conflicting values is right, and that two
 * records are one person ({@code docs/decisions/0013-merged-patients-are-linked.md}). Start with
 * {@link org.tpibridge.importing.patients.PatientReview}. Each decision is a job, so that it can be
 * undone; {@code importing.undo} has to handle every kind of change that is made here.
 */
package org.tpibridge.importing.patients;
