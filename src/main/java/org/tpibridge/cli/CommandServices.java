package org.tpibridge.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.erasure.ErasureRegistry;
import org.tpibridge.importing.messages.MessageAdmission;
import org.tpibridge.importing.messages.MessageHandler;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.MapFiles;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.pipeline.PipelineOptions;
import org.tpibridge.pipeline.VisitPipeline;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.columnmap.ColumnMapProposer;
import org.tpibridge.store.Store;
import org.tpibridge.store.backup.RestoreSummary;
import org.tpibridge.store.search.SearchIndexer;
import org.tpibridge.validation.Validator;

/** What the verbs work with; made on demand, because each verb needs little of it. */
public interface CommandServices {

  /**
   * @throws UsageException naming what cannot be used
   */
  VisitPipeline pipeline(PipelineOptions wanted);

  /**
   * @param packages further FHIR packages ({@code .tgz})
   * @throws UsageException naming a package that cannot be used
   */
  Validator validator(List<Path> packages);

  /**
   * Starts a listener, where and how the settings and the options say.
   *
   * @param admission which messages may be stored
   * @param handler of the messages that are stored
   * @throws UsageException naming what cannot be used
   */
  RunningListener listen(ListenOptions options, MessageAdmission admission, MessageHandler handler);

  /**
   * Whether a listener stored a file: erasing a patient may change such a file.
   *
   * @throws IOException where the file cannot be read
   */
  boolean isStoredMessage(Path file) throws IOException;

  /**
   * Takes files into a store.
   *
   * @throws UsageException naming what cannot be used
   */
  VisitImporter importer(PipelineOptions wanted, Store store);

  /**
   * A fingerprint of all that decides how a file is read: what {@code wanted} says, the settings,
   * the program.
   *
   * @throws UsageException naming what cannot be used
   */
  String fingerprint(PipelineOptions wanted);

  /**
   * The store, opened; the caller closes it.
   *
   * @throws UsageException naming a setting that cannot be used
   * @throws org.tpibridge.store.database.StoreException where the database cannot be used
   */
  Store store();

  /**
   * The store where there is one, opened; who only looks makes none. The caller closes it.
   *
   * @throws UsageException naming a setting that cannot be used
   * @throws org.tpibridge.store.database.StoreException where the database cannot be used
   */
  Optional<Store> existingStore();

  /** That there is no store, and what makes one. */
  String noStoreMessage();

  /**
   * The store, which must be there; the caller closes it.
   *
   * @throws UsageException where there is none
   */
  default Store requiredStore() {
    return existingStore().orElseThrow(() -> new UsageException(noStoreMessage()));
  }

  /**
   * For the files that a run writes: knows the store, the keys, the settings and the maps, none of
   * which may be overwritten.
   *
   * @throws UsageException naming a setting that cannot be used
   */
  OutputFiles outputs(MapFiles maps);

  /**
   * The clinic and the other sources of its visits.
   *
   * @throws UsageException naming a setting that cannot be used
   */
  ClinicSources sources();

  /**
   * Puts a backup in the place of the store.
   *
   * @param replace whether a store that holds anything, or is damaged, may be replaced
   * @throws UsageException naming a setting that cannot be used
   * @throws org.tpibridge.store.database.StoreException where it may not, or the backup cannot be
   *     used
   */
  RestoreSummary restore(Path backup, boolean replace);

  /** Takes out of resources what they can be found by in the store. */
  SearchIndexer indexer();

  /** Patients who were erased. */
  ErasureRegistry erasures();

  /**
   * What reads visits, with the maps and without them.
   *
   * @throws UsageException naming a map that cannot be used
   */
  List<VisitReader> readers(MapFiles maps);

  /** To work on several inputs at once. */
  OrderedParallel parallel();

  /** Looks at tables that have no column map yet. */
  ColumnMapProposer mapProposal();
}
