package io.myelin.node.rest;

import io.myelin.api.serving.Once;
import jakarta.enterprise.context.ApplicationScoped;

/** The node's own: a key that was sent to another application is another key. */
@ApplicationScoped
public class NodeOnce extends Once {}
