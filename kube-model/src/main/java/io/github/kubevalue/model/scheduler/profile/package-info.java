/** The scheduler as it is set up by default: which plugins run, in which order, with which weights. */
@NullMarked
package io.github.kubevalue.model.scheduler.profile;

import org.jspecify.annotations.NullMarked;
