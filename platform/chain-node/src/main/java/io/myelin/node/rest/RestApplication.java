package io.myelin.node.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** Amounts are rao as decimal strings, ratios numbers from 0 to 1, errors problem documents. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Myelin node",
            version = "1",
            description =
                "Reads of one chain. Amounts are rao as decimal strings; errors are RFC 9457"
                    + " problem documents."),
    // Relative: whoever reads it has just reached this node, by whatever name.
    servers = @Server(url = "/", description = "This node"))
public class RestApplication extends Application {}
