/**
 * What pods request and nodes give: CPU, memory, disk, devices, host ports, counted as the scheduler counts. Usage is
 * not here, and limits never count.
 */
@NullMarked
package io.github.kubevalue.model.resource;

import org.jspecify.annotations.NullMarked;
