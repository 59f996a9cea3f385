/** How long news of a block takes to those who watch a node. */
package io.myelin.cli.bench.viewers;
