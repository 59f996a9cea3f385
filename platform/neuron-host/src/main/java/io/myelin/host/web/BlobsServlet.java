package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.host.NeuronHost;
import io.myelin.host.asking.Customer;
import io.myelin.host.blob.Uploads;
import io.myelin.host.blob.Uploads.Piece;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.Shelf;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Attachments for questions of this machine's people and programs, and those of the answers: a POST
 * keeps a whole body, a PUT to its digest also pieces, a GET has it back; see {@link
 * io.myelin.api.host.BlobsApi}.
 */
@WebServlet(urlPatterns = {"/api/v1/blobs", "/api/v1/blobs/*"})
public final class BlobsServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANYTHING = "application/octet-stream";

  private final transient Uploads uploads = new Uploads(System::nanoTime);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Customer> customer = admitted(request, response);
    if (customer.isEmpty()) {
      return;
    }
    Optional<Blob> blob = customer.get().shelves().store().find(sha256(request));
    if (blob.isEmpty()) {
      Problems.send(response, 404, "not-found", "No attachment with this digest is on this node.");
      return;
    }
    Pieces.send(request, response, blob.get());
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Customer> customer = writing(request, response);
    if (customer.isEmpty()) {
      return;
    }
    if (request.getPathInfo() != null) {
      Problems.send(response, 404, "not-found", "Send a POST to /api/v1/blobs itself.");
      return;
    }
    try {
      byte[] bytes = Pieces.sent(request, "").bytes();
      Shelf shelf = customer.get().shelves().customers();
      kept(request, response, shelf.put(new ByteArrayInputStream(bytes), bytes.length));
    } catch (IllegalArgumentException e) {
      Problems.send(response, 400, "bad-request", String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Customer> customer = writing(request, response);
    if (customer.isEmpty()) {
      return;
    }
    if (!AttachmentName.isDigest(sha256(request))) {
      Problems.send(
          response, 404, "not-found", "Send a PUT to /api/v1/blobs/SHA256, of 64 digits.");
      return;
    }
    try {
      Piece piece = Pieces.sent(request, sha256(request));
      Uploads.Taken taken = uploads.take("", customer.get().shelves().customers(), piece);
      if (taken.status() == HttpServletResponse.SC_CREATED) {
        Optional<Blob> blob = customer.get().shelves().store().find(piece.sha256());
        kept(request, response, blob.orElseThrow(() -> new IOException("it is gone again")));
      } else if (taken.status() == HttpServletResponse.SC_ACCEPTED) {
        response.setStatus(taken.status());
      } else {
        Problems.send(response, taken.status(), "attachment", taken.message());
      }
    } catch (IllegalArgumentException e) {
      Problems.send(response, 400, "bad-request", String.valueOf(e.getMessage()));
    }
  }

  /** What a question names it by. */
  private static void kept(HttpServletRequest request, HttpServletResponse response, Blob blob)
      throws IOException {
    String mediaType = Optional.ofNullable(request.getContentType()).orElse(ANYTHING);
    response.setStatus(HttpServletResponse.SC_CREATED);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(
            JSON.writeValueAsBytes(
                new AttachmentName(blob.sha256(), blob.bytes(), mediaType).json()));
  }

  /** As asking is: for nothing that a foreign page can send. */
  private Optional<Customer> writing(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Customer> customer = admitted(request, response);
    if (customer.isPresent() && !"1".equals(request.getHeader("X-Myelin-Request"))) {
      Problems.send(
          response, 400, "bad-request", "Send the header 'X-Myelin-Request: 1' to bring bytes.");
      return Optional.empty();
    }
    return customer;
  }

  private Optional<Customer> admitted(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Problems.refusedQuery(request, response)) {
      return Optional.empty();
    }
    Optional<Customer> customer = HostStarter.host(getServletContext()).map(NeuronHost::customer);
    if (customer.isEmpty()) {
      Problems.send(response, 404, "not-found", "No neurons run here.");
    }
    return customer;
  }

  private static String sha256(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
  }
}
