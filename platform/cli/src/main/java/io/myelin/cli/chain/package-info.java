/** Any call, any storage item and any block's events, by the metadata of the chain itself. */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.chain;
