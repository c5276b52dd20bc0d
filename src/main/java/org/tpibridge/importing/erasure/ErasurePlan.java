package org.tpibridge.importing.erasure;

import java.util.List;
import java.util.SortedMap;
import org.tpibridge.store.erasure.PatientData;

/**
 * The data of a patient that an erasure would remove or list.
 *
 * @param mrns MRNs of the patient and of all records that were merged with it
 * @param names ids of visits and resources, for the search in files
 * @param amount counts of the data in the database
 * @param files files that contain data of the patient, or may contain it
 * @param remote what EHRs have of the patient, {@code Type/id} by the name of the EHR
 * @param backups backups that contain data of the patient; they are not changed
 */
public record ErasurePlan(
    List<String> mrns,
    List<String> names,
    PatientData.PatientDataCounts amount,
    List<FoundFile> files,
    SortedMap<String, List<String>> remote,
    List<String> backups) {
  public ErasurePlan {
    mrns = List.copyOf(mrns);
    names = List.copyOf(names);
    files = List.copyOf(files);
    backups = List.copyOf(backups);
  }

  ErasurePlan with(List<FoundFile> found) {
    return new ErasurePlan(mrns, names, amount, found, remote, backups);
  }

  /** No patient data. */
  @Override
  public String toString() {
    return "ErasurePlan[" + amount + "]";
  }
}
