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
import org.tpibridge.store.erasure.PatientEraser;
import org.tpibridge.store.jobs.JobFiles;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.Jobs;
import org.tpibridge.store.jobs.RowPatients;
import org.tpibridge.store.jobs.SourceRows;
import org.tpibridge.store.jobs.StoredFindings;
import org.tpibridge.store.outbox.ExchangeTables;
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

/** Gives access to the tables within one transaction, for the thread that runs it. */
public final class StoreTransaction {
  /** Cannot be a visit id or the id of a patient. */
  private static final String JOB_NUMBERS = "\u001Fjob numbers";

  private final Database database;
  private final JdbcClient client;
  private final Jobs jobs;
  private final SourceRows sourceRows;
  private final RowPatients rowPatients;
  private final JobFiles jobFiles;
  private final Visits visits;
  private final Resources resources;
  private final StoredFindings findings;
  private final PatientConflicts patientConflicts;
  private final VisitChanges visitChanges;
  private final ResourceSearch search;
  private final OutdatedIndex outdatedIndex;
  private final ErasedPatients erasedPatients;
  private final ExchangeTables exchange;
  private final PatientEraser patientEraser;
  private final RecordedBackups backups;
  private final IdentifierSystems identifierSystems;
  private final StoredDataKind dataKind;

  StoreTransaction(
      Database database,
      DataSource source,
      KeyAllocator keys,
      Optional<SearchIndexer> indexer,
      Collection<String> ehrs) {
    JdbcTemplate template = new JdbcTemplate(source);
    this.database = database;
    this.client = JdbcClient.create(template);
    this.jobs = new Jobs(client, () -> database.lock(client, List.of(JOB_NUMBERS)));
    this.sourceRows = new SourceRows(client, template);
    this.rowPatients = new RowPatients(client);
    this.jobFiles = new JobFiles(client);
    this.visits = new Visits(client, keys, rowPatients);
    this.exchange = ExchangeTables.of(client, template, keys, ehrs, database.skipLocked());
    this.resources = new Resources(client, template, keys, indexer, exchange.outbox());
    this.findings = new StoredFindings(client, template);
    this.patientConflicts = new PatientConflicts(client, keys);
    this.visitChanges = new VisitChanges(client, keys);
    this.search = new ResourceSearch(client);
    this.outdatedIndex = new OutdatedIndex(template, client);
    this.erasedPatients = new ErasedPatients(client);
    this.patientEraser = new PatientEraser(template);
    this.backups = new RecordedBackups(client);
    this.identifierSystems = new IdentifierSystems(client);
    this.dataKind = new StoredDataKind(client);
  }

  /**
   * Locks names until the end of the transaction; waits while another transaction has locked one of
   * them. Call it once, before anything else.
   *
   * @param names visit ids and ids of patients
   */
  public void lock(Collection<String> names) {
    database.lock(client, names);
  }

  /** The EHR that a visit was pulled from; empty if it originates here. */
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

  public IdentifierSystems identifierSystems() {
    return identifierSystems;
  }

  public StoredDataKind dataKind() {
    return dataKind;
  }

  public Jobs jobs() {
    return jobs;
  }

  public SourceRows sourceRows() {
    return sourceRows;
  }

  public RowPatients rowPatients() {
    return rowPatients;
  }

  public JobFiles jobFiles() {
    return jobFiles;
  }

  public Visits visits() {
    return visits;
  }

  public Resources resources() {
    return resources;
  }

  public StoredFindings findings() {
    return findings;
  }

  public PatientConflicts patientConflicts() {
    return patientConflicts;
  }

  public VisitChanges visitChanges() {
    return visitChanges;
  }

  public PatientEraser patientEraser() {
    return patientEraser;
  }

  public ErasedPatients erasedPatients() {
    return erasedPatients;
  }

  public RecordedBackups backups() {
    return backups;
  }

  /** The tables of the exchange with EHRs. */
  public ExchangeTables exchange() {
    return exchange;
  }

  public ResourceSearch search() {
    return search;
  }

  public OutdatedIndex outdatedIndex() {
    return outdatedIndex;
  }
}
