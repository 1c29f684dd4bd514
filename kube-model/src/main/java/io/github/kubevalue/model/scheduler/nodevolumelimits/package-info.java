/**
 * {@code NodeVolumeLimits}: a node takes as many volumes of a driver as its CSINode says. Volumes of plugins within Kubernetes,
 * which drivers have taken over, are not counted.
 */
@NullMarked
package io.github.kubevalue.model.scheduler.nodevolumelimits;

import org.jspecify.annotations.NullMarked;
