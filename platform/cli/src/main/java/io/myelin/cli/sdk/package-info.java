/** What authors of subnets get: the SDK in their Maven repository, and a project to begin with. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.sdk;
