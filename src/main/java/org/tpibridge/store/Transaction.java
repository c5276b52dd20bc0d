package org.tpibridge.store;

import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.backup.Backups;
import org.tpibridge.store.erasing.Remains;
import org.tpibridge.store.erasing.Tombstones;
import org.tpibridge.store.identifiers.IdentifierSystems;
import org.tpibridge.store.search.Search;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.store.search.StaleIndex;

/** What can be done within one transaction; for its thread, until it ends. */
public final class Transaction {
  private final Dialect dialect;
  private final JdbcClient client;
  private final Jobs jobs;
  private final SourceRows sourceRows;
  private final RowPatients rowPatients;
  private final JobFiles jobFiles;
  private final Visits visits;
  private final Resources resources;
  private final Findings findings;
  private final Worklist worklist;
  private final Outbox outbox;
  private final Search search;
  private final StaleIndex staleIndex;
  private final Tombstones tombstones;
  private final Ledger ledger;
  private final Remains remains;
  private final Backups backups;
  private final IdentifierSystems identifierSystems;

  Transaction(Dialect dialect, DataSource source, Keys keys, Optional<SearchIndexer> indexer) {
    JdbcTemplate template = new JdbcTemplate(source);
    this.dialect = dialect;
    this.client = JdbcClient.create(template);
    this.jobs = new Jobs(client);
    this.sourceRows = new SourceRows(client, template);
    this.rowPatients = new RowPatients(client);
    this.jobFiles = new JobFiles(client);
    this.visits = new Visits(client, keys, rowPatients);
    this.resources = new Resources(client, template, keys, indexer);
    this.findings = new Findings(client, template);
    this.worklist = new Worklist(client, keys);
    this.outbox = new Outbox(client, keys);
    this.search = new Search(client);
    this.staleIndex = new StaleIndex(template, client);
    this.tombstones = new Tombstones(client);
    this.ledger = new Ledger(client);
    this.remains = new Remains(template);
    this.backups = new Backups(client);
    this.identifierSystems = new IdentifierSystems(client);
  }

  /**
   * Waits until no other transaction works on these names, and keeps others waiting until this one
   * ends. To be called once, first of all.
   *
   * @param names visit ids and ids of patients
   */
  public void lock(Collection<String> names) {
    dialect.lock(client, names);
  }

  public IdentifierSystems identifierSystems() {
    return identifierSystems;
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

  public Findings findings() {
    return findings;
  }

  public Worklist worklist() {
    return worklist;
  }

  public Outbox outbox() {
    return outbox;
  }

  public Remains remains() {
    return remains;
  }

  public Tombstones tombstones() {
    return tombstones;
  }

  public Backups backups() {
    return backups;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Search search() {
    return search;
  }

  public StaleIndex staleIndex() {
    return staleIndex;
  }
}
