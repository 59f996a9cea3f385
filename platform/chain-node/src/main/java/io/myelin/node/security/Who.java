package io.myelin.node.security;

import io.myelin.access.Role;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param person whom they are compared by where two are needed
 * @param via how they proved it, as the audit log says it
 * @param id of the session or token; empty where there is none
 * @param mark what only a page of this session knows; empty where there is none
 * @param refusal why what they brought proves nothing; empty when it does, or when they brought
 *     none
 */
record Who(
    String name,
    String person,
    Optional<Role> role,
    String via,
    String id,
    String mark,
    String refusal,
    boolean forged) {
  static Who known(String name, String person, Role role, String via, String id) {
    return new Who(
        name, person.toLowerCase(Locale.ROOT), Optional.of(role), via, id, "", "", false);
  }

  static Who nobody() {
    return new Who("", "", Optional.empty(), "none", "", "", "", false);
  }

  static Who refused(String via, String why) {
    return new Who("", "", Optional.empty(), via, "", "", why, false);
  }

  Who marked(String of) {
    return new Who(name, person, role, via, id, of, refusal, forged);
  }

  Who asForged() {
    return new Who(name, person, role, via, id, mark, refusal, true);
  }

  /** As the guards of all applications understand it. */
  Map<String, String> facts(boolean open) {
    Map<String, String> facts = new HashMap<>();
    facts.put("name", name);
    facts.put("person", person);
    role.ifPresent(known -> facts.put("role", known.word()));
    facts.put("via", via);
    facts.put("id", id);
    facts.put("mark", mark);
    facts.put("refusal", refusal);
    if (open) {
      facts.put("open", "");
    }
    if (forged) {
      facts.put("forged", "");
    }
    return facts;
  }
}
