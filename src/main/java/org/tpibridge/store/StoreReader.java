package org.tpibridge.store;

import java.util.Optional;
import org.tpibridge.store.backup.RecordedBackups;
import org.tpibridge.store.erasure.ErasedPatients;
import org.tpibridge.store.erasure.PatientData;
import org.tpibridge.store.jobs.JobFiles;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.messages.ReceivedMessages;
import org.tpibridge.store.outbox.ExchangeTables;
import org.tpibridge.store.resources.IdentifierSystems;
import org.tpibridge.store.resources.PatientConflicts;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.StoredDataKind;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.search.OutdatedIndex;
import org.tpibridge.store.search.ResourceSearch;

/**
 * Gives access to the tables within one transaction that only reads, for the thread that runs it.
 * Methods that write are in {@link StoreTransaction}.
 */
public interface StoreReader {

  /** The EHR that a visit was pulled from; empty if it originates here. */
  Optional<String> ehrOf(StoredVisit visit);

  Jobs jobs();

  SourceRows sourceRows();

  JobFiles jobFiles();

  Visits visits();

  Resources resources();

  StoredFindings findings();

  PatientConflicts patientConflicts();

  VisitChanges visitChanges();

  ErasedPatients erasedPatients();

  RecordedBackups backups();

  IdentifierSystems identifierSystems();

  StoredDataKind dataKind();

  OutdatedIndex outdatedIndex();

  /** The tables of the exchange with EHRs. */
  ExchangeTables exchange();

  /** The messages that listeners received. */
  ReceivedMessages messages();

  ResourceSearch search();

  PatientData patientData();
}
