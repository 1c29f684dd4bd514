/** {@code TaintNodesByCondition}: a new node is not ready until its kubelet says so. */
@NullMarked
package io.github.kubevalue.model.admission.nodetaint;

import org.jspecify.annotations.NullMarked;
