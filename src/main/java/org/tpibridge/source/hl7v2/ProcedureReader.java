package org.tpibridge.source.hl7v2;

import java.util.List;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/**
 * PR1. Modifiers come behind the code ({@code 20553:59}, {@code 20553-RT}) or in PR1-16, where
 * senders repeat the code; visits have the code alone.
 */
final class ProcedureReader implements SegmentReader {
  private static final int CODE = 3;
  private static final int DESCRIPTION = 4;
  private static final int PERFORMED = 5;
  private static final int SURGEON = 11;
  private static final int PRACTITIONER = 12;
  private static final int MODIFIER = 16;
  private static final int ID = 19;
  private static final int ACTION = 20;
  private static final int CPT = 5;

  private final Terminology terminology;

  ProcedureReader(Terminology terminology) {
    this.terminology = terminology;
  }

  @Override
  public void read(Segment pr1, Scene scene) {
    scene.draft().open(Item.CodedRecord.of(true, pr1, ID, CODE), pr1, ACTION);
    pr1.used(ID, 1);
    StatedTechnique.inCoded(pr1, CODE, scene);
    StatedTechnique.in(pr1.peekText(DESCRIPTION, 0), pr1, DESCRIPTION, 1, scene);
    int field = codes(pr1, CODE).isEmpty() ? MODIFIER : CODE;
    List<CodedTriple> codes = codes(pr1, field);
    if (codes.isEmpty()) {
      // Another procedure of the visit, such as an office visit.
      return;
    }
    Draft draft = scene.draft();
    for (CodedTriple code : codes) {
      code.used(pr1, field);
      draft.tell(Column.PROCEDURE_CODE, Rank.FIRST, cpt(code.code()), pr1, field, code.component());
    }
    draft.see(pr1, SURGEON, Rank.FIRST);
    draft.see(pr1, PRACTITIONER, Rank.SECOND);
    scene
        .moment(pr1, PERFORMED)
        .ifPresent(
            m -> {
              draft.tell(Column.VISIT_START, Rank.SECOND, m, pr1, PERFORMED);
              draft.add(new Fact.Injected(m));
              draft.add(new Fact.Service(m, pr1.place(PERFORMED)));
            });
  }

  /** The codes of a trigger point visit, in whichever system of the field they are. */
  private List<CodedTriple> codes(Segment pr1, int field) {
    return CodedTriple.of(pr1, field, 0).stream()
        .filter(t -> terminology.procedure(cpt(t.code())).isPresent())
        .toList();
  }

  /** The code without modifiers behind it. */
  static String cpt(String told) {
    boolean modified = told.length() > CPT && !Character.isLetterOrDigit(told.charAt(CPT));
    return modified ? told.substring(0, CPT) : told;
  }
}
