"""Trains the model of the boxes of exit cards: train.py [--from MODEL] OUT FOLDER... See README.md."""

import json
import struct
import sys
import warnings

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

STATES = ["empty", "marked", "distractor", "cancelled"]
NUMBERS = 69  # features.rs: FEATURES; what follows in a row is the picture
LIMIT = 6.0  # inputs of the network are cut off at so many deviations, in training as in the reader


def load(folders):
    """Values, states, photo and renderer of every box whose field was not covered."""
    values, states, photos, desks = [], [], [], []
    for folder in folders:
        raw = open(f"{folder}/rows.bin", "rb").read()
        if not raw:
            continue
        count = struct.unpack_from("<I", raw, 24)[0]
        row = [("photo", "<u4"), ("code", "S16"), ("box", "<u4"), ("count", "<u4"), ("values", "<f4", (count,))]
        rows = np.frombuffer(raw, dtype=row)
        told, truth = json.load(open(f"{folder}/truth.json")), []
        for photo in sorted(told["photos"], key=lambda photo: photo["file"]):
            boxes = lambda card: [(box, field) for field in card["fields"] for box in field["boxes"]]
            truth.append({card["code"].encode(): boxes(card) for card in photo["cards"]})
        seen, keep = set(), []
        for at in range(len(rows)):
            place = (rows["photo"][at], rows["code"][at], rows["box"][at])
            card = truth[place[0]].get(place[1])
            if card is None or place in seen:
                continue
            seen.add(place)
            box, field = card[place[2]]
            if not field["occluded"]:
                keep.append(at)
                states.append(STATES.index(box["state"]))
                photos.append(f"{folder}/{place[0]}")
                desks.append(told.get("renderer", "another renderer"))
        values.append(rows["values"][keep])
    return np.concatenate(values), np.array(states), np.array(photos), np.array(desks)


class Earlier:
    """A model file, as boxes/model.rs reads it."""

    def __init__(self, path):
        self.bytes, self.at = open(path, "rb").read(), 4
        numbers, pictures, *self.softness = self.take("IIff")
        self.base, (roots, nodes) = np.array(self.take("4f")), self.take("II")
        self.roots = self.take(f"{roots}I")
        self.nodes = [self.take("HHf") for _ in range(nodes)]
        self.mean, self.scale = np.array(self.take(f"{2 * (numbers + pictures)}f")).reshape(-1, 2).T
        self.coefs, self.intercepts, inputs = [], [], numbers + pictures
        for _ in range(*self.take("I")):
            (outputs,) = self.take("I")
            columns = [[step * weight for weight in self.take(f"{inputs}b")]
                       for _ in range(outputs) for (step,) in [self.take("f")]]
            self.coefs.append(np.array(columns).T)
            self.intercepts.append(np.array(self.take(f"{outputs}f")))
            inputs = outputs

    def take(self, form):
        values = struct.unpack_from(f"<{form}", self.bytes, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def trees(self, values):
        """What its trees say, a tree at a time, each node for all that come by it."""
        out, columns = np.tile(self.base, (len(values), 1)), np.ascontiguousarray(values[:, :NUMBERS].T)
        for tree, root in enumerate(self.roots):
            left = [(root, np.arange(len(values)))]
            while left:
                at, rows = left.pop()
                feature, right, value = self.nodes[at]
                if feature == 0xFFFF:
                    out[rows, tree % len(STATES)] += value
                    continue
                low = columns[feature][rows] <= np.float32(value)
                left += [(at + 1, rows[low]), (at + right, rows[~low])]
        return out


def go_on(earlier, values, states, trees, epochs):
    """More trees upon those of an earlier model, and its network taught further; its inputs stay as they were."""
    boosted = HistGradientBoostingClassifier(
        max_iter=1, learning_rate=0.12, max_leaf_nodes=16, min_samples_leaf=12, l2_regularization=1.0,
        early_stopping=False, random_state=0, warm_start=True).fit(values[:, :NUMBERS], states)
    known = np.asfortranarray(earlier.trees(values))
    # The first round is thrown away (see `rounds`): the rounds after it are fitted to what the earlier trees leave.
    boosted._raw_predict = lambda *_, **__: known.copy(order="F")
    boosted.max_iter = 1 + trees
    boosted.fit(values[:, :NUMBERS], states)
    del boosted._raw_predict
    inputs = np.clip((values - earlier.mean) * earlier.scale, -LIMIT, LIMIT)
    network = MLPClassifier((48, 16), alpha=3e-3, learning_rate_init=1e-3, batch_size=256, max_iter=1,
                            random_state=0, warm_start=True).fit(inputs, states)
    network.coefs_ = [weights.copy() for weights in earlier.coefs]
    network.intercepts_ = [bias.copy() for bias in earlier.intercepts]
    network.max_iter = epochs
    return boosted, network.fit(inputs, states), earlier.mean, earlier.scale


def rounds(boosted, earlier):
    return boosted._predictors[1:] if earlier else boosted._predictors


def fit(values, states, trees, epochs):
    """The trees, the network, and the means and scales of its inputs."""
    boosted = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=0.12, max_leaf_nodes=16, min_samples_leaf=12, l2_regularization=1.0,
        early_stopping=False, random_state=0).fit(values[:, :NUMBERS], states)
    mean, scale = values.mean(0), 1 / np.maximum(values.std(0), 0.02)
    inputs = np.clip((values - mean) * scale, -LIMIT, LIMIT).astype(np.float32)
    network = MLPClassifier((48, 16), alpha=3e-3, learning_rate_init=2e-3, batch_size=256, max_iter=epochs,
                            random_state=0).fit(inputs, states)
    return boosted, network, mean, scale


def logits(model, values, earlier):
    """What each of the two says before the chances."""
    boosted, network, mean, scale = model
    numbers = np.ascontiguousarray(values[:, :NUMBERS], dtype=np.float64)
    trees = boosted.decision_function(numbers) if earlier is None else earlier.trees(values)
    for round_ in rounds(boosted, earlier) if earlier else []:
        for state, tree in enumerate(round_):
            trees[:, state] += tree.predict(numbers, np.zeros((0, 8), np.uint32), np.zeros(NUMBERS, np.uint32), 1)
    hidden = np.clip((values - mean) * scale, -LIMIT, LIMIT)
    for weights, bias in zip(network.coefs_[:-1], network.intercepts_[:-1]):
        hidden = np.maximum(hidden @ weights + bias, 0)
    return trees, hidden @ network.coefs_[-1] + network.intercepts_[-1]


def chances(logit, softness):
    logit = logit / softness
    powers = np.exp(logit - logit.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def softness(logit, states):
    """The temperature at which unseen photos are least surprising."""
    right = lambda value: chances(logit, value)[np.arange(len(states)), states]
    return min(np.linspace(0.8, 3, 45), key=lambda value: -np.log(np.maximum(right(value), 1e-9)).mean())


def export(model, softnesses, pictures, path, earlier):
    """The file that boxes/model.rs reads; the order of the fields is there."""
    boosted, network, mean, scale = model
    roots, nodes = (list(earlier.roots), list(earlier.nodes)) if earlier else ([], [])

    def walk(tree, at):
        node = tree[at]
        if node["is_leaf"]:
            nodes.append((0xFFFF, 0, float(node["value"])))
            return
        here = len(nodes)
        nodes.append(None)
        walk(tree, node["left"])
        nodes[here] = (int(node["feature_idx"]), len(nodes) - here, float(node["num_threshold"]))
        walk(tree, node["right"])

    for round_ in rounds(boosted, earlier):
        for tree in round_:
            roots.append(len(nodes))
            walk(tree.nodes, 0)
    out = [b"OGB1", struct.pack("<IIff", NUMBERS, pictures, *softnesses)]
    base = earlier.base if earlier else boosted._baseline_prediction
    out.append(np.asarray(base, "<f4").ravel().tobytes())
    out.append(struct.pack("<II", len(roots), len(nodes)) + np.array(roots, "<u4").tobytes())
    out += [struct.pack("<HHf", *node) for node in nodes]
    out.append(np.stack([mean, scale], 1).astype("<f4").tobytes())
    out.append(struct.pack("<I", len(network.coefs_)))
    for weights, bias in zip(network.coefs_, network.intercepts_):
        out.append(struct.pack("<I", weights.shape[1]))
        for column in weights.T:  # 8 bits, a scale per output
            step = max(abs(column).max(), 1e-9) / 127
            out.append(struct.pack("<f", step) + np.round(column / step).astype(np.int8).tobytes())
        out.append(bias.astype("<f4").tobytes())
    data = b"".join(out)
    open(path, "wb").write(data)
    print(f"{path}: {len(data)} bytes, {len(roots)} trees, {len(nodes)} nodes")


def main():
    warnings.filterwarnings("ignore", category=ConvergenceWarning)
    words = sys.argv[1:]
    earlier = Earlier(words[1]) if words[0] == "--from" else None
    out, *folders = words[2:] if earlier else words
    teach = (lambda v, s: go_on(earlier, v, s, 40, 8)) if earlier else (lambda v, s: fit(v, s, 90, 14))
    values, states, photos, desks = load(folders)
    names = np.unique(photos)
    print(f"{len(states)} boxes in {len(names)} photos, per state {np.bincount(states)}")
    halves = np.zeros((2, len(states), len(STATES)))
    for half in range(2):
        unseen = np.isin(photos, names[half::2])
        model = teach(values[~unseen], states[~unseen])
        halves[0][unseen], halves[1][unseen] = logits(model, values[unseen], earlier)
    softnesses = [softness(half, states) for half in halves]
    both = (chances(halves[0], softnesses[0]) + chances(halves[1], softnesses[1])) / 2
    for desk in np.unique(desks):
        for state, name in enumerate(STATES):
            marked = both[(states == state) & (desks == desk), 1]
            doubt = ((marked > 0.03) & (marked < 0.9)).sum()
            print(f"{desk}, {name}: {len(marked)} unseen, {(marked >= 0.9).sum()} surely marked, {doubt} in doubt")
    export(teach(values, states), softnesses, values.shape[1] - NUMBERS, out, earlier)


if __name__ == "__main__":
    main()
