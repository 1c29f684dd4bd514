/**
 * The history that StatefulSets and DaemonSets keep of their pod templates, as ControllerRevisions: what was rolled out,
 * by which name pods are labelled with it, and how an old one becomes the newest again.
 */
@NullMarked
package io.github.kubevalue.model.controller.history;

import org.jspecify.annotations.NullMarked;
