/**
 * ServiceCIDRs: ready as soon as they are there, and kept as long as a Service would lose its address with them.
 */
@NullMarked
package io.github.kubevalue.model.controller.servicecidrs;

import org.jspecify.annotations.NullMarked;
