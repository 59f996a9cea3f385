package io.myelin.api.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.access.PeopleApi;
import io.myelin.api.chain.StateApi;
import io.myelin.api.market.AccountsApi;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownParametersTest {
  private static Method of(Class<?> contract, String name) {
    return Arrays.stream(contract.getMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldKnowThePageTheFieldsAndWhatTheOperationNames() {
    Set<String> names = KnownParameters.names(of(AccountsApi.class, "accounts")).keySet();
    assertEquals(
        Set.of(
            "limit",
            "cursor",
            "fields",
            "sort",
            "at",
            "address",
            "name",
            "free",
            "reserved",
            "nonce"),
        names);
  }

  @Test
  void shouldKnowHowAChangeIsSent() {
    assertEquals(Set.of("dryRun"), KnownParameters.names(of(PeopleApi.class, "addUser")).keySet());
    assertEquals(
        Set.of("dryRun"), KnownParameters.names(of(PeopleApi.class, "changeUser")).keySet());
  }

  @Test
  void shouldTakeOnlyListsAndFiltersMoreThanOnce() {
    var names = KnownParameters.names(of(StateApi.class, "entries"));
    assertTrue(String.valueOf(names.get("key")).equals("MANY"), names.toString());
    assertFalse(String.valueOf(names.get("at")).equals("MANY"), names.toString());
  }
}
