package org.tpibridge.server;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.tpibridge.importing.messages.ListenerStatus;
import org.tpibridge.importing.undo.JobUndo;
import org.tpibridge.importing.upload.SubmittedVisits;
import org.tpibridge.importing.upload.UploadedImports;
import org.tpibridge.store.Store;
import org.tpibridge.validation.Validator;

/**
 * What the server is started with.
 *
 * @param fhir the program's only R4 context
 * @param validator called while the server starts; the first call takes seconds
 * @param zone of dates without a time zone: the clinic's
 * @param version of the program
 * @param imports imports uploaded files; closed by the caller after the server
 * @param visits imports visits of requests; closed by the caller after the server
 * @param listener state of the listener of this program; empty if it has none
 */
public record ServerComponents(
    FhirContext fhir,
    Store store,
    Supplier<Validator> validator,
    ZoneId zone,
    String version,
    Clock clock,
    UploadedImports imports,
    SubmittedVisits visits,
    JobUndo undo,
    Supplier<Optional<ListenerStatus>> listener) {}
