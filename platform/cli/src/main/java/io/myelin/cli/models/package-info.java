/** The commands about model files, and how they are fetched. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.models;
