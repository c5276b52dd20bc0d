// The text of a conformance resource for human readers: what it is for, and its codes or rules.

const escape = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const paragraph = (text) => (text ? `<p>${escape(text)}</p>` : '');
const row = (tag, cells) =>
  `<tr>${cells.map((cell) => `<${tag}>${escape(cell ?? '')}</${tag}>`).join('')}</tr>`;
const table = (heading, rows) =>
  rows.length === 0
    ? ''
    : `<table>${row('th', heading)}${rows.map((cells) => row('td', cells)).join('')}</table>`;
const list = (items) =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;

const contents = {
  CodeSystem: ({ concept = [] }) =>
    table(
      ['Code', 'Display', 'Definition'],
      concept.map(({ code, display, definition }) => [code, display, definition]),
    ),
  ValueSet: ({ compose }) =>
    compose.include
      .map(({ system, concept = [], valueSet = [] }) => {
        const codes = concept.map(({ code, display }) => [code, display]);
        const which = codes.length > 0 ? 'Codes of' : 'All codes of';
        return paragraph(`${which} ${[system ?? valueSet].flat().join(', ')}`) + table(['Code', 'Display'], codes);
      })
      .join(''),
  ConceptMap: ({ group }) =>
    group
      .map(({ source, target, element }) => {
        const rows = element.flatMap(({ code, target: targets = [] }) =>
          targets.map((to) => [code, to.equivalence, to.code, to.display]),
        );
        return paragraph(`From ${source} to ${target}`) + table(['Code', 'Equivalence', 'Target', 'Display'], rows);
      })
      .join(''),
  StructureDefinition: ({ differential }) =>
    list(differential.element.flatMap(({ constraint = [] }) => constraint.map(({ key, human }) => `${key}: ${human}`))),
  Questionnaire: ({ item = [] }) => list(item.map(({ text }) => text)),
  ImplementationGuide: ({ definition }) =>
    definition.grouping
      .map(({ id, name }) => {
        const members = definition.resource.filter(({ groupingId }) => groupingId === id);
        return paragraph(name) + list(members.map((member) => `${member.name} (${member.reference.reference})`));
      })
      .join(''),
};

export function narrative(resource) {
  const content = contents[resource.resourceType](resource);
  const title = `<p><b>${escape(resource.title)}</b></p>`;
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${title}${paragraph(resource.description)}${content}</div>`;
  return { status: 'generated', div };
}
