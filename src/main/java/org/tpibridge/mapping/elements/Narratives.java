package org.tpibridge.mapping.elements;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Builds narratives for clinicians as a tree of nodes: text from a source is never markup. */
public final class Narratives {
  private final XhtmlNode div = new XhtmlNode(NodeType.Element, "div");

  private Narratives() {
    div.setAttribute("xmlns", XhtmlNode.XMLNS);
  }

  /** A narrative of one sentence. */
  public static Narrative of(String sentence) {
    return start().line(sentence).build();
  }

  public static Narratives start() {
    return new Narratives();
  }

  public Narratives line(String text) {
    div.addTag("p").addText(text);
    return this;
  }

  /** Adds a heading with its items, or nothing if there are no items. */
  public Narratives list(String heading, List<String> items) {
    XhtmlNode list = null;
    for (String item : items) {
      if (list == null) {
        line(heading);
        list = div.addTag("ul");
      }
      list.addTag("li").addText(item);
    }
    return this;
  }

  public Narrative build() {
    Narrative narrative = new Narrative();
    narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
    narrative.setDiv(div);
    return narrative;
  }
}
