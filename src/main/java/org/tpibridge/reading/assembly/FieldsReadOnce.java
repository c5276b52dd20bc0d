package org.tpibridge.reading.assembly;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Diagnosis;
import org.tpibridge.visit.Goal;
import org.tpibridge.visit.HeldMedication;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.LaterPeg;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainScale;
import org.tpibridge.visit.PegScore;
import org.tpibridge.visit.VisitTime;

/**
 * Reads each field of one record at the first call. Further calls return the same value and report
 * nothing again; they ignore the arguments of a list, because a record has one start and one pain
 * scale.
 */
final class FieldsReadOnce implements RecordFields {
  private final RecordFields fields;
  private final Map<Column, Optional<String>> values = new EnumMap<>(Column.class);
  private final Map<Column, List<String>> words = new EnumMap<>(Column.class);
  private List<InjectionSite> sites;
  private StatedInjectates injectates;
  private List<Diagnosis> diagnoses;
  private List<BilledDrug> billedDrugs;
  private List<LaterScore> painLater;
  private Optional<PegScore> pegBefore;
  private List<LaterPeg> pegLater;
  private List<HeldMedication> heldMedications;
  private Optional<Goal> goal;

  FieldsReadOnce(RecordFields fields) {
    this.fields = fields;
  }

  @Override
  public Optional<String> value(Column column) {
    Optional<String> value = values.get(column);
    if (value == null) {
      value = fields.value(column);
      values.put(column, value);
    }
    return value;
  }

  @Override
  public boolean isStated(Column column) {
    return fields.isStated(column);
  }

  @Override
  public List<InjectionSite> sites() {
    if (sites == null) {
      sites = fields.sites();
    }
    return sites;
  }

  @Override
  public StatedInjectates injectates() {
    if (injectates == null) {
      injectates = fields.injectates();
    }
    return injectates;
  }

  @Override
  public List<Diagnosis> diagnoses(Optional<VisitTime> start) {
    if (diagnoses == null) {
      diagnoses = fields.diagnoses(start);
    }
    return diagnoses;
  }

  @Override
  public List<BilledDrug> billedDrugs() {
    if (billedDrugs == null) {
      billedDrugs = fields.billedDrugs();
    }
    return billedDrugs;
  }

  @Override
  public List<LaterScore> painLater(PainScale scale) {
    if (painLater == null) {
      painLater = fields.painLater(scale);
    }
    return painLater;
  }

  @Override
  public Optional<PegScore> pegBefore() {
    if (pegBefore == null) {
      pegBefore = fields.pegBefore();
    }
    return pegBefore;
  }

  @Override
  public List<LaterPeg> pegLater() {
    if (pegLater == null) {
      pegLater = fields.pegLater();
    }
    return pegLater;
  }

  @Override
  public List<String> words(Column column) {
    List<String> items = words.get(column);
    if (items == null) {
      items = fields.words(column);
      words.put(column, items);
    }
    return items;
  }

  @Override
  public List<HeldMedication> heldMedications() {
    if (heldMedications == null) {
      heldMedications = fields.heldMedications();
    }
    return heldMedications;
  }

  @Override
  public Optional<Goal> goal() {
    if (goal == null) {
      goal = fields.goal();
    }
    return goal;
  }

  @Override
  public boolean isUnreadable(Column column) {
    return fields.isUnreadable(column);
  }
}
