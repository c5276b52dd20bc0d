package org.tpibridge.reading.hl7v2.segment;

import java.util.Optional;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.StatedFact;
import org.tpibridge.reading.hl7v2.vocabulary.DrugAmounts;
import org.tpibridge.reading.hl7v2.vocabulary.DrugDescription;
import org.tpibridge.terminology.Terminology;

/**
 * Reads RXE and RXO: orders. Only the strength of the ordered drug is read.
 *
 * @param code the field that names the drug
 * @param strength the fields of the strength: value, unit, volume, and the unit of the volume
 */
record OrderReader(Terminology terminology, int code, int[] strength) implements SegmentReader {

  static OrderReader rxe(Terminology terminology) {
    return new OrderReader(terminology, 2, new int[] {25, 26, 33, 34});
  }

  static OrderReader rxo(Terminology terminology) {
    return new OrderReader(terminology, 1, new int[] {18, 19, 25, 26});
  }

  @Override
  public void read(Hl7Segment order, MessageContext context) {
    context.setAdministrationGiven(Optional.empty());
    String text = AdministrationReader.drugText(order, code);
    String id = order.value(code, 1);
    DrugDescription drug = DrugDescription.of(text.isEmpty() ? id : text, terminology);
    String stated =
        DrugAmounts.strength(
            order.value(strength[0]),
            AdministrationReader.unit(order, strength[1]),
            order.value(strength[2]),
            AdministrationReader.unit(order, strength[3]));
    String strengthText = stated.isEmpty() ? drug.strength() : stated;
    if (!drug.name().isEmpty()) {
      context
          .statements()
          .add(new StatedFact.OrderedStrength(id, drug, strengthText, order.place(code)));
    }
  }
}
