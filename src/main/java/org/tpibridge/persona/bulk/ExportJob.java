package org.tpibridge.persona.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/** One export. */
final class ExportJob {
  /**
   * A file of an export.
   *
   * @param list array of the manifest that it is in
   * @param lines resources, one a line
   */
  record ExportFile(String name, String type, String list, List<String> lines) {
    byte[] content() {
      return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }
  }

  private final String id;
  private final String request;
  private final Instant time;
  private final List<ExportFile> files;
  private int polls;

  ExportJob(String id, String request, Instant time, List<ExportFile> files) {
    this.id = id;
    this.request = request;
    this.time = time;
    this.files = List.copyOf(files);
  }

  String id() {
    return id;
  }

  String request() {
    return request;
  }

  Instant time() {
    return time;
  }

  List<ExportFile> files() {
    return files;
  }

  /** How often its state was requested before. */
  synchronized int poll() {
    return polls++;
  }

  synchronized boolean isDone(ExportForm form) {
    return polls > form.pollsBeforeDone();
  }
}
