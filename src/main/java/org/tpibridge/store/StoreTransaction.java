package org.tpibridge.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.backup.RecordedBackups;
import org.tpibridge.store.database.Database;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.erasure.ErasedPatients;
import org.tpibridge.store.erasure.PatientData;
import org.tpibridge.store.erasure.PatientEraser;
import org.tpibridge.store.jobs.JobFiles;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.RowPatients;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.messages.ReceivedMessages;
import org.tpibridge.store.outbox.ExchangeTables;
import org.tpibridge.store.resources.ContentChecksum;
import org.tpibridge.store.resources.IdentifierSystems;
import org.tpibridge.store.resources.PatientConflicts;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Resources;
import org.tpibridge.store.resources.StoredDataKind;
import org.tpibridge.store.resources.VisitChanges;
import org.tpibridge.store.resources.Visits;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.search.OutdatedIndex;
import org.tpibridge.store.search.ResourceSearch;
import org.tpibridge.store.search.SearchIndexer;

/**
 * Gives access to the tables within one transaction that may write, for the thread that runs it.
 */
public final class StoreTransaction implements StoreReader {
  /** Cannot be a visit id or the id of a patient. */
  private static final String JOB_NUMBERS = "\u001Fjob numbers";

  private static final String SHARED_RESOURCES = "\u001Fshared resources";

  private final Database database;
  private final JdbcClient client;
  private final Jobs.WritableJobs jobs;
  private final SourceRows.WritableSourceRows sourceRows;
  private final RowPatients rowPatients;
  private final JobFiles.WritableJobFiles jobFiles;
  private final Visits.WritableVisits visits;
  private final Resources.WritableResources resources;
  private final StoredFindings.WritableFindings findings;
  private final PatientConflicts.WritablePatientConflicts patientConflicts;
  private final VisitChanges.WritableVisitChanges visitChanges;
  private final ResourceSearch search;
  private final OutdatedIndex.WritableIndexState outdatedIndex;
  private final ErasedPatients.WritableErasedPatients erasedPatients;
  private final ExchangeTables.WritableExchangeTables exchange;
  private final PatientEraser patientEraser;
  private final RecordedBackups.WritableBackups backups;
  private final IdentifierSystems.WritableIdentifierSystems identifierSystems;
  private final StoredDataKind.WritableDataKind dataKind;
  private final ReceivedMessages.WritableMessages messages;

  StoreTransaction(
      Database database,
      DataSource source,
      KeyAllocator keys,
      Optional<SearchIndexer> indexer,
      Collection<String> ehrs) {
    JdbcTemplate template = new JdbcTemplate(source);
    this.database = database;
    this.client = JdbcClient.create(template);
    this.jobs = new Jobs.WritableJobs(client, () -> database.lock(client, List.of(JOB_NUMBERS)));
    this.sourceRows = new SourceRows.WritableSourceRows(client, template);
    this.rowPatients = new RowPatients(client);
    this.jobFiles = new JobFiles.WritableJobFiles(client);
    this.visits = new Visits.WritableVisits(client, keys, rowPatients);
    this.exchange =
        ExchangeTables.WritableExchangeTables.of(
            client, template, keys, ehrs, database.skipLocked());
    this.resources =
        new Resources.WritableResources(client, template, keys, indexer, exchange.outbox());
    this.findings = new StoredFindings.WritableFindings(client, template);
    this.patientConflicts = new PatientConflicts.WritablePatientConflicts(client, keys);
    this.visitChanges = new VisitChanges.WritableVisitChanges(client, keys);
    this.search = new ResourceSearch(client, ContentChecksum::verified);
    this.outdatedIndex = new OutdatedIndex.WritableIndexState(template, client);
    this.erasedPatients = new ErasedPatients.WritableErasedPatients(client);
    this.patientEraser = new PatientEraser(client, template);
    this.backups = new RecordedBackups.WritableBackups(client);
    this.identifierSystems = new IdentifierSystems.WritableIdentifierSystems(client);
    this.dataKind = new StoredDataKind.WritableDataKind(client);
    this.messages = new ReceivedMessages.WritableMessages(client, keys);
  }

  /**
   * Locks names until the end of the transaction; waits while another transaction has locked one of
   * them, or {@link #lockWithSharedResources all shared resources}. Call it once, before anything
   * else.
   *
   * @param names visit ids and ids of patients
   */
  public void lock(Collection<String> names) {
    // First and by all in the same order, so that no two transactions wait for each other.
    database.lockShared(client, SHARED_RESOURCES);
    database.lock(client, names);
  }

  /**
   * Locks names as {@link #lock} does, and all resources that visits share, such as clinicians and
   * places. For transactions that retract such a resource because nothing refers to it any more:
   * meanwhile, no other transaction stores a visit that refers to it.
   *
   * @param names visit ids and ids of patients
   */
  public void lockWithSharedResources(Collection<String> names) {
    database.lock(client, List.of(SHARED_RESOURCES));
    database.lock(client, names);
  }

  @Override
  public Optional<String> ehrOf(StoredVisit visit) {
    Optional<JobOrigin> latest = origin(visit.job());
    if (latest.filter(JobOrigin::isOfScores).isEmpty()) {
      return latest.flatMap(JobOrigin::ehr);
    }
    List<Long> others =
        resources.historyOfVisit(visit.key()).stream()
            .sorted(Comparator.comparing(ResourceVersion::key).reversed())
            .map(ResourceVersion::job)
            .distinct()
            .toList();
    return others.stream()
        .flatMap(job -> origin(job).stream())
        .filter(origin -> !origin.isOfScores())
        .findFirst()
        .flatMap(JobOrigin::ehr);
  }

  private Optional<JobOrigin> origin(long job) {
    return jobs.find(job).map(found -> found.request().origin());
  }

  @Override
  public IdentifierSystems.WritableIdentifierSystems identifierSystems() {
    return identifierSystems;
  }

  @Override
  public StoredDataKind.WritableDataKind dataKind() {
    return dataKind;
  }

  @Override
  public Jobs.WritableJobs jobs() {
    return jobs;
  }

  @Override
  public SourceRows.WritableSourceRows sourceRows() {
    return sourceRows;
  }

  public RowPatients rowPatients() {
    return rowPatients;
  }

  @Override
  public JobFiles.WritableJobFiles jobFiles() {
    return jobFiles;
  }

  @Override
  public Visits.WritableVisits visits() {
    return visits;
  }

  @Override
  public Resources.WritableResources resources() {
    return resources;
  }

  @Override
  public StoredFindings.WritableFindings findings() {
    return findings;
  }

  @Override
  public PatientConflicts.WritablePatientConflicts patientConflicts() {
    return patientConflicts;
  }

  @Override
  public VisitChanges.WritableVisitChanges visitChanges() {
    return visitChanges;
  }

  @Override
  public PatientData patientData() {
    return patientEraser;
  }

  public PatientEraser patientEraser() {
    return patientEraser;
  }

  @Override
  public ErasedPatients.WritableErasedPatients erasedPatients() {
    return erasedPatients;
  }

  @Override
  public RecordedBackups.WritableBackups backups() {
    return backups;
  }

  @Override
  public ExchangeTables.WritableExchangeTables exchange() {
    return exchange;
  }

  @Override
  public ReceivedMessages.WritableMessages messages() {
    return messages;
  }

  @Override
  public ResourceSearch search() {
    return search;
  }

  @Override
  public OutdatedIndex.WritableIndexState outdatedIndex() {
    return outdatedIndex;
  }
}
