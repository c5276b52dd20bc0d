package org.tpibridge.importing.export;

import org.tpibridge.store.jobs.ChangePoint;

/**
 * The result of an export.
 *
 * @param visits visits that were written with what they contain
 * @param retracted visits of which only entered-in-error resources were written
 * @param vanished resources that were written as entered in error
 * @param updates patients, allergies, clinicians and places that were written as updates
 * @param erased patients that were erased since the point of the export
 * @param next the point for the next export of changes
 */
public record ExportSummary(
    long visits,
    long retracted,
    long vanished,
    long updates,
    long erased,
    ChangePoint.AfterJobs next) {}
