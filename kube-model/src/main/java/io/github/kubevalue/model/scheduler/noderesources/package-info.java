/** A pod needs room for its requests; emptier or fuller nodes, and more evenly used ones, are better. Dynamic resources are not modelled. */
@NullMarked
package io.github.kubevalue.model.scheduler.noderesources;

import org.jspecify.annotations.NullMarked;
