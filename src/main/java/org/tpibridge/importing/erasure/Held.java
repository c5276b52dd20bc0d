package org.tpibridge.importing.erasure;

import java.util.List;
import org.tpibridge.store.erasing.Remains;

/**
 * What is held of a patient.
 *
 * @param mrns of the patient and of all records that were merged with it
 * @param names of visits and resources, by which files are looked through
 * @param amount in the database
 * @param files that contain something, or may
 * @param backups that contain it and are not changed
 */
public record Held(
    List<String> mrns,
    List<String> names,
    Remains.Amount amount,
    List<FoundFile> files,
    List<String> backups) {
  public Held {
    mrns = List.copyOf(mrns);
    names = List.copyOf(names);
    files = List.copyOf(files);
    backups = List.copyOf(backups);
  }

  Held with(List<FoundFile> found) {
    return new Held(mrns, names, amount, found, backups);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "Held[" + amount + "]";
  }
}
