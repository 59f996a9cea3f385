import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The REST contract, which the types of answers are made from. */
final class Contract {
  private final Path work;
  private final Node node;

  Contract(Path work) {
    this.work = work;
    this.node = new Node(work);
  }

  static byte[] document() throws IOException {
    try (InputStream in = Contract.class.getClassLoader().getResourceAsStream("io/myelin/api/openapi.json")) {
      if (in == null) {
        throw new IOException("The document of the REST contract is not on the class path; needed: platform/api built before, as 'mvn -pl admin-console -am' does.");
      }
      return in.readAllBytes();
    }
  }

  // A field that is renamed in the contract breaks this build, not the page.
  void writeTypes() throws Exception {
    Path source = work.resolve("openapi.json");
    Disk.write(source, document());
    String types = node.run("""
        const all = JSON.parse(require('fs').readFileSync('%s', 'utf8')).components.schemas;
        const type = (s) => s.$ref ? s.$ref.split('/').pop()
          : s.enum ? s.enum.map((v) => JSON.stringify(v)).join(' | ')
          : s.anyOf ?? s.oneOf ? (s.anyOf ?? s.oneOf).map(type).join(' | ')
          : Array.isArray(s.type) ? s.type.map((t) => type({ ...s, type: t })).join(' | ')
          : s.type === 'array' ? `(${type(s.items ?? {})})[]`
          : s.type === 'integer' || s.type === 'number' ? 'number'
          : s.type === 'string' || s.type === 'boolean' || s.type === 'null' ? s.type
          : s.properties ? fields(s)
          : s.type === 'object' ? `Record<string, ${s.additionalProperties ? type(s.additionalProperties) : 'unknown'}>` : 'unknown';
        const fields = (s) => `{ ${Object.entries(s.properties).map(([n, p]) => `${n}${(s.required ?? []).includes(n) ? '' : '?'}: ${type(p)}`).join('; ')} }`;
        Object.entries(all).map(([name, s]) => `export type ${name} = ${type(s)};`).join('\\n')
        """.formatted(Disk.quoted(source)));
    if (!types.startsWith("export type ")) {
      throw new IOException("The types of the REST contract could not be made: " + types);
    }
    Disk.write(work.resolve("contract.d.ts"), types.getBytes(StandardCharsets.UTF_8));
  }
}
