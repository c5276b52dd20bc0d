package org.tpibridge.importing.export;

import java.util.Optional;
import org.tpibridge.store.jobs.ChangePoint;

/**
 * What to export.
 *
 * @param patient id of the Patient resource; empty for all patients
 * @param since only what changed after this point; empty for everything
 * @param visitsOnly whether to leave the receiver's patients, clinicians and places unchanged
 */
public record ExportRequest(
    Optional<String> patient, Optional<ChangePoint> since, boolean visitsOnly) {}
