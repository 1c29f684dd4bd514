/** A pod that names its node can run on that node only. */
@NullMarked
package io.github.kubevalue.model.scheduler.nodename;

import org.jspecify.annotations.NullMarked;
