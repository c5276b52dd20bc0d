package org.tpibridge.importing.erasure;

import java.util.List;
import org.tpibridge.store.erasure.PatientEraser;

/**
 * What is held of a patient.
 *
 * @param mrns of the patient and of all records that were merged with it
 * @param names of visits and resources, by which files are looked through
 * @param amount in the database
 * @param files that contain something, or may
 * @param backups that contain it and are not changed
 */
public record ErasurePlan(
    List<String> mrns,
    List<String> names,
    PatientEraser.PatientDataCounts amount,
    List<FoundFile> files,
    List<String> backups) {
  public ErasurePlan {
    mrns = List.copyOf(mrns);
    names = List.copyOf(names);
    files = List.copyOf(files);
    backups = List.copyOf(backups);
  }

  ErasurePlan with(List<FoundFile> found) {
    return new ErasurePlan(mrns, names, amount, found, backups);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "Held[" + amount + "]";
  }
}
