/** The TTL-after-finished controller: Jobs that ended {@code ttlSecondsAfterFinished} ago go, and their pods before them. */
@NullMarked
package io.github.kubevalue.model.controller.ttlafterfinished;

import org.jspecify.annotations.NullMarked;
