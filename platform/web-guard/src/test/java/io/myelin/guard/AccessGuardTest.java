package io.myelin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.access.Operation;
import io.myelin.access.Operations;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.access.Secrets;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessGuardTest {
  /** Who may do what, written once more and by hand: the table must say the same. */
  private static final Map<Permission, String> MAY =
      Map.of(
          Permission.ANYONE, "nobody open viewer operator auditor owner",
          Permission.READ, "open viewer operator auditor owner",
          Permission.INSPECT, "open operator auditor owner",
          Permission.ASK, "open operator owner",
          Permission.OWN, "viewer operator auditor owner",
          Permission.OPERATE, "operator owner",
          Permission.AUDIT, "auditor owner",
          Permission.SEE_PEOPLE, "auditor owner",
          Permission.PEOPLE, "owner");

  private final Body body = new Body();
  private final List<Map<String, String>> kept = new ArrayList<>();
  private final Map<String, String> who = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private Map<String, String> stop = Map.of();
  private boolean secondPerson;
  private String sent = "";
  private boolean doorIsThere = true;
  private int status = 200;
  private boolean wentOn;

  @Test
  void shouldLetEachRoleDoWhatItsPermissionsSayAndNothingElse() throws Exception {
    int changes = 0;
    for (Operation each : Operations.all()) {
      for (String as : List.of("nobody", "open", "viewer", "operator", "auditor", "owner")) {
        begin(as);
        String path = example(each);
        run(each.application(), each.method(), path, each.parameter().orElse(""));
        boolean may = List.of(MAY.getOrDefault(each.permission(), "").split(" ")).contains(as);
        assertEquals(may, wentOn, each + " as " + as + ": " + status + " " + text());
        if (!may) {
          assertEquals(
              as.equals("nobody") || as.equals("open") ? 401 : 403, status, each + " as " + as);
        }
        if (each.change().isPresent()) {
          changes++;
          assertEquals(
              may ? List.of("begun", "done") : List.of("refused"),
              kept.stream().map(deed -> deed.get("outcome")).toList(),
              each + " as " + as);
          assertEquals(each.change().get(), kept.get(0).get("what"));
        } else {
          assertEquals(List.of(), kept, each + " as " + as);
        }
      }
    }
    assertTrue(changes > 0, "no operation of the table changes anything");
  }

  private static String example(Operation each) {
    return each.path()
        .split("\\?")[0]
        .replace("{synapse:[A-Z][A-Za-z0-9_]{0,99}}", "TextSynapse")
        .replace("{sha256:[0-9a-f]{64}}", "0".repeat(64))
        .replaceAll("\\{[a-z0-9]+\\}", "7")
        .replace("**", "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1//audit",
        "//api/v1/audit",
        "/api/v1/audit;a=b",
        "/api/v1/./audit",
        "/api/v1/x/../audit",
        "/api/v1/%2e%2e/audit",
        "/api/v1%2Faudit",
        "/api/v1/audit%3B",
        "/api/v1/audit%00",
        "/api/v1/audit%0A",
        "/api/v1/neurons/x%0d/log",
        "/api/v1/audit%7F",
        "/api/v1\\audit",
        "/api/v1/%5caudit",
        "/api/v1/audit/..",
        "api/v1/audit",
        "/api/v1/audit\u00e9",
        "/api/v1/%zz"
      })
  void shouldReadNoPathThatOthersCouldReadDifferently(String path) throws Exception {
    begin("owner");
    run("node", "GET", path, "");
    assertFalse(wentOn, path);
    assertEquals(400, status, path);
  }

  /** Whoever may send a request may send a long one. */
  @Test
  void shouldReadPathsOfAnyLengthWithoutRunningOutOfStack() throws Exception {
    for (String part : List.of("a", "a/", "%41")) {
      begin("owner");
      run("node", "GET", "/api/v1/" + part.repeat(20_000), "");
      assertTrue(wentOn, part);
      begin("owner");
      run("node", "GET", "/api/v1/" + part.repeat(20_000) + ";", "");
      assertEquals(400, status, part);
    }
  }

  @Test
  void shouldLeaveOddPathsOfAnApplicationThatShowsAllToIt() throws Exception {
    begin("nobody");
    run("console", "GET", "/index.xhtml;a=1", "");
    assertTrue(wentOn);
    begin("nobody");
    run("console", "POST", "/signin;a=1", "");
    assertFalse(wentOn);
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/%61udit, 403", "/api/v1/audit/, 403", "/api/v1/index/%72ebuild, 405"})
  void shouldSeeAnOperationHoweverItsPathIsWritten(String path, int expected) throws Exception {
    begin("viewer");
    run("node", expected == 405 ? "PATCH" : "GET", path, "");
    assertEquals(expected, status, path);
  }

  @ParameterizedTest
  @CsvSource({"verify, 401", "%76erify, 401", "a=1&verify=x, 401", "verif=1, 200"})
  void shouldSeeAParameterThatCostsHoweverItIsWritten(String query, int expected) throws Exception {
    begin("open");
    run("node", "GET", "/api/v1/supply", query);
    assertEquals(expected, status, query);
  }

  @Test
  void shouldRefuseAChangeWithASessionThatItsOwnPagesDidNotSend() throws Exception {
    begin("owner");
    who.put("forged", "");
    run("node", "POST", "/api/v1/index/rebuild", "");
    assertEquals(403, status);
    assertTrue(text().contains("\"code\":\"csrf\""), text());
    assertEquals("refused", kept.get(0).get("outcome"));
  }

  @Test
  void shouldDoNothingThatCannotBeKept() throws Exception {
    begin("owner");
    stop = Map.of("status", "503", "code", "audit-unavailable", "detail", "the disk is full");
    run("node", "POST", "/api/v1/index/rebuild", "");
    assertEquals(503, status);
    assertFalse(wentOn);
    assertTrue(text().contains("the disk is full"), text());
    assertEquals("operate", kept.get(0).get("permission"));
    assertEquals(1, kept.size(), kept.toString());
  }

  @Test
  void shouldTellWhatFailedAndWhatChanged() throws Exception {
    begin("owner");
    guard("node")
        .doFilter(
            request("POST", "/api/v1/index/rebuild", ""),
            response(),
            (request, response) -> {
              HttpServletRequest seen = (HttpServletRequest) request;
              assertEquals("Ann", seen.getRemoteUser());
              assertTrue(seen.isUserInRole("owner"));
              assertFalse(seen.isUserInRole("viewer"));
              Change.before(seen, "3");
              Change.after(seen, "4");
              status = 409;
            });
    assertEquals(
        List.of("failed", "3", "4"),
        List.of(kept.get(1).get("outcome"), kept.get(1).get("before"), kept.get(1).get("after")));
  }

  @Test
  void shouldStayShutWhileTheDoorIsNotThere() throws Exception {
    begin("owner");
    doorIsThere = false;
    run("host", "GET", "/api/workers", "");
    assertEquals(503, status);
    run("console", "GET", "/index.xhtml", "");
    assertTrue(wentOn);
  }

  @Test
  void shouldHaveABodyAgreedToAndHandItOnWhole() throws Exception {
    begin("operator");
    secondPerson = true;
    sent = "{\"sha256\":\"ab\"}";
    StringBuilder heard = new StringBuilder();
    guard("host")
        .doFilter(
            request("POST", "/api/v1/plugins/x/approve", "a=b"),
            response(),
            (request, response) ->
                heard.append(
                    new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
    assertEquals(sent, heard.toString());
    Map<String, String> asked = kept.get(0);
    assertEquals(
        List.of("second", "POST", "/app/api/v1/plugins/x/approve", "a=b", sent),
        Stream.of("agreement", "method", "path", "query", "body").map(asked::get).toList());
    assertEquals(Secrets.hash(sent), asked.get("digest"));
  }

  @Test
  void shouldSayThatAChangeWaitsAndNotMakeIt() throws Exception {
    begin("operator");
    stop = Map.of("status", "202", "approval", "abc", "body", "{\"state\":\"waiting\"}");
    run("host", "DELETE", "/api/v1/plugins/x", "confirm=x");
    assertFalse(wentOn);
    assertEquals(202, status);
    assertEquals("abc", headers.get("X-Myelin-Approval"));
    assertEquals("{\"state\":\"waiting\"}", text());
    assertEquals(1, kept.size(), kept.toString());
  }

  @Test
  void shouldReadNoBodyWhereNobodyHasToAgree() throws Exception {
    begin("operator");
    sent = "{}";
    run("host", "POST", "/api/v1/plugins", "");
    assertTrue(wentOn);
    assertFalse(kept.get(0).containsKey("digest"), kept.toString());
    begin("operator");
    secondPerson = true;
    run("host", "POST", "/api/v1/neurons/x/restart", "");
    assertFalse(kept.get(0).containsKey("digest"), kept.toString());
  }

  /** Looking at a change needs nobody else, whatever else is written to look like looking. */
  @ParameterizedTest
  @CsvSource({
    "dryRun=true, false",
    "name=a&dry%52un=%74rue, false",
    "dryRun=false, true",
    "dryRun=true&dryRun=false, true",
    "dryRun, true",
    "dryRun=, true",
    "dryrun=true, true",
    "'', true"
  })
  void shouldTellALookFromAChange(String query, boolean second) throws Exception {
    secondPerson = true;
    for (String[] change :
        List.of(
            new String[] {"host", "POST", "/api/v1/plugins"},
            new String[] {"host", "DELETE", "/api/v1/neurons/x"},
            new String[] {"node", "PUT", "/api/v1/users/x"})) {
      begin("owner");
      run(change[0], change[1], change[2], query);
      assertTrue(wentOn);
      assertEquals(second, kept.get(0).containsKey("agreement"), query);
    }
  }

  private void begin(String as) {
    who.clear();
    kept.clear();
    body.reset();
    status = 200;
    wentOn = false;
    if (as.equals("open")) {
      who.put("open", "");
    } else if (!as.equals("nobody")) {
      who.putAll(Map.of("name", "Ann", "role", Role.of(as).word(), "via", "session"));
    }
  }

  private Map<String, String> door(Map<String, String> asked) {
    String verb = asked.getOrDefault("verb", "");
    if (verb.equals("keep") || verb.equals("begin")) {
      kept.add(asked);
    }
    if (verb.equals("begin")) {
      return stop;
    }
    if (verb.equals("settings")) {
      return secondPerson ? Map.of("second-person", "") : Map.of();
    }
    if (verb.equals("keep")) {
      return Map.of();
    }
    return who;
  }

  private void run(String application, String method, String path, String query) throws Exception {
    guard(application).doFilter(request(method, path, query), response(), (q, r) -> wentOn = true);
  }

  private AccessGuard guard(String application) {
    AccessGuard guard = new AccessGuard();
    Function<Map<String, String>, Map<String, String>> door = this::door;
    ServletContext root =
        fake(
            ServletContext.class,
            (name, arguments) -> name.equals("getAttribute") && doorIsThere ? door : null);
    ServletContext own =
        fake(ServletContext.class, (name, arguments) -> name.equals("getContext") ? root : null);
    guard.init(
        fake(
            FilterConfig.class,
            (name, arguments) -> name.equals("getInitParameter") ? application : own));
    return guard;
  }

  private HttpServletRequest request(String method, String path, String query) {
    Map<Object, Object> attributes = new HashMap<>();
    return fake(
        HttpServletRequest.class,
        (name, arguments) ->
            switch (name) {
              case "getRequestURI" -> "/app" + path;
              case "getContextPath" -> "/app";
              case "getQueryString" -> query.isEmpty() ? null : query;
              case "getMethod" -> method;
              case "getInputStream" ->
                  new HeldRequest.Bytes(
                      new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
              case "getRemoteAddr", "getLocalAddr" -> "127.0.0.1";
              case "getServerPort" -> 9944;
              case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
              case "getAttribute" -> attributes.get(arguments[0]);
              default -> null;
            });
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (name, arguments) ->
            switch (name) {
              case "setStatus" -> {
                status = (int) arguments[0];
                yield null;
              }
              case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
              case "getStatus" -> status;
              case "getOutputStream" -> body;
              default -> null;
            });
  }

  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private String text() {
    return body.text();
  }
}
