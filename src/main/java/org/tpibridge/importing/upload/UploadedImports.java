package org.tpibridge.importing.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.FileImport;
import org.tpibridge.importing.ImportFactory;
import org.tpibridge.importing.ImportObserver;
import org.tpibridge.importing.InputSequence;
import org.tpibridge.importing.StopSignal;
import org.tpibridge.importing.UsageException;
import org.tpibridge.importing.upload.UploadedFile.UploadState;
import org.tpibridge.importing.watch.FolderWatcher;
import org.tpibridge.importing.watch.WatchObserver;
import org.tpibridge.importing.watch.WatchSettings;
import org.tpibridge.importing.watch.WatchedFileImport;
import org.tpibridge.reading.input.Input;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.StoreException;
import org.tpibridge.store.jobs.Jobs;

/**
 * Imports uploaded files one after the other, on a thread. Files that wait when the program ends,
 * and one that is being imported, are continued at the next start. If several programs use the same
 * folder, one of them imports, and another one continues when it ends.
 */
public final class UploadedImports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadedImports.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final UploadFolder folder;
  private final FolderWatcher watcher;
  private final Stop stop = new Stop();
  private final Thread thread;
  private volatile Optional<Running> running = Optional.empty();

  /** The file that is being imported. */
  private record Running(Path file, Optional<Jobs.Job> job, long rows) {}

  private UploadedImports(
      Path folder, ImportFactory factory, String program, Store store, OutputFiles outputs) {
    this.folder = new UploadFolder(folder);
    this.watcher =
        new FolderWatcher(
            // A file is renamed when it is complete.
            new WatchSettings(false, Duration.ZERO),
            folder,
            new WatchedFileImport(factory, program, false, store, outputs, new Observer(), stop));
    this.thread = new Thread(this::watch, "uploaded-imports");
  }

  /**
   * Starts importing what is in the folder. Creates it if it does not exist.
   *
   * @param program name and version of the program, for the reports
   * @throws UsageException if the folder cannot be used
   */
  public static UploadedImports start(
      Path folder, ImportFactory factory, String program, Store store, OutputFiles outputs) {
    UploadedImports imports =
        new UploadedImports(folder.toAbsolutePath(), factory, program, store, outputs);
    try {
      imports.folder.create(Instant.now());
    } catch (IOException e) {
      throw new UsageException("The folder " + folder + " for uploaded files cannot be created.");
    }
    imports.thread.start();
    return imports;
  }

  private void watch() {
    while (!stop.isEnded()) {
      // A file that was canceled must not end the imports of others.
      stop.nextFile();
      try {
        watcher.watch();
      } catch (UsageException | StoreException e) {
        // Another process imports, or the database is not available.
        LOG.debug("Uploaded files are not imported now", e);
        stop.await(RETRY);
      } catch (RuntimeException | Error e) {
        // The message may quote patient data.
        LOG.error("The import of uploaded files failed: {}", e.getClass().getName());
        stop.await(RETRY);
      }
    }
  }

  /**
   * Stores a file, to be imported when it is its turn.
   *
   * @param name as the sender gave it
   * @return empty if it is larger than the limit
   */
  public Optional<UploadedFile> add(String name, InputStream content, long limit)
      throws IOException {
    Optional<String> id = folder.add(name, content, limit);
    return id.isPresent() ? find(id.get()) : Optional.empty();
  }

  /** Lists all files, latest first. */
  public List<UploadedFile> all() throws IOException {
    return folder.all().stream().map(this::withProgress).toList();
  }

  public Optional<UploadedFile> find(String id) throws IOException {
    return folder.find(id).map(this::withProgress);
  }

  private UploadedFile withProgress(UploadedFile file) {
    return running
        .filter(now -> now.file().getFileName().toString().equals(file.id() + "-" + file.name()))
        .filter(now -> file.state() == UploadState.WAITING)
        .map(
            now ->
                new UploadedFile(
                    file.id(),
                    file.name(),
                    UploadState.RUNNING,
                    now.rows(),
                    now.job().map(Jobs.Job::id),
                    file.report(),
                    file.rejects(),
                    file.findings()))
        .orElse(file);
  }

  /**
   * Removes a file and its reports. If it waits, it is not imported; if it is being imported, the
   * import ends, and what is in the store remains until its job is undone.
   *
   * @return whether it existed
   */
  public boolean remove(String id) throws IOException {
    boolean exists = folder.file(id).isPresent();
    folder.remove(id);
    running
        .filter(now -> now.file().getFileName().toString().startsWith(id + "-"))
        .ifPresent(now -> stop.file());
    return exists;
  }

  /** Waits for the end of the transaction in progress. */
  @Override
  public void close() {
    stop.all();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the import of one file, or all. */
  private static final class Stop implements StopSignal {
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean stopFile;

    void file() {
      stopFile = true;
    }

    void nextFile() {
      stopFile = false;
    }

    void all() {
      end.countDown();
    }

    boolean isEnded() {
      return end.getCount() == 0;
    }

    @Override
    public boolean isStopRequested() {
      return stopFile || isEnded();
    }

    @Override
    public boolean await(Duration time) {
      try {
        return end.await(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }

  private final class Observer implements WatchObserver {
    @Override
    public ImportObserver begin(InputSequence reading) {
      Path file = Path.of(reading.iterator().next().name());
      running = Optional.of(new Running(file, Optional.empty(), 0));
      return new Progress();
    }

    @Override
    public void imported(FileImport file) {
      // The report has the result.
    }

    @Override
    public void message(String sentence) {
      LOG.debug(sentence);
    }
  }

  private final class Progress implements ImportObserver {
    @Override
    public void started(Input input, Jobs.Job job) {
      change(now -> new Running(now.file(), Optional.of(job), job.position()));
    }

    @Override
    public void step() {
      change(now -> new Running(now.file(), now.job(), now.rows() + 1));
    }

    private void change(Function<Running, Running> change) {
      running = running.map(change);
    }

    @Override
    public void close() {
      running = Optional.empty();
      stop.nextFile();
    }
  }
}
