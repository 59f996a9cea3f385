package io.myelin.node.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as an RFC 9457 document with a stable code. */
final class Problem {
  static final String TYPE = "application/problem+json";

  private Problem() {}

  static WebApplicationException notFound(String detail) {
    return new WebApplicationException(detail, response(404, "not-found", detail));
  }

  static WebApplicationException badRequest(String detail) {
    return new WebApplicationException(detail, response(400, "bad-request", detail));
  }

  static Response response(int status, String code, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:myelin:problem:" + code);
    Response.Status known = Response.Status.fromStatusCode(status);
    body.put("title", known == null ? "Error" : known.getReasonPhrase());
    body.put("status", status);
    body.put("detail", detail);
    body.put("code", code);
    return Response.status(status).type(TYPE).entity(Json.text(body)).build();
  }
}
