/**
 * The selectors of requests: by labels ({@code kubectl get -l}) and by fields ({@code kubectl get --field-selector}), with the
 * grammar, the normal form and the complaints of the API machinery, and the fields that each kind can be selected by. The
 * selectors inside objects are {@code meta.LabelSelector}.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.selector;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
