"use client";

import type { FaultSettings } from "#wire";
import { useText } from "../text/text-provider.tsx";
import { useMore } from "../text/use-more.ts";
import { Choice } from "./choice.tsx";
import { choices, chosenFaults, sayValue, switchedFaults } from "./in-force.ts";
import { Cut, Outage } from "./once.tsx";
import { Switch } from "./switch.tsx";
import type { TroubleHand } from "./use-trouble.ts";

interface FaultFieldsProps {
  faults: FaultSettings;
  hand: TroubleHand;
}

/** Every fault of the simulated network, each with what it does in plain words. */
export function FaultFields({ faults, hand }: FaultFieldsProps) {
  const { format } = useText();
  const { faults: words, sheet } = useMore();
  return (
    <>
      <Outage faults={faults} hand={hand} />
      <Cut hand={hand} />
      {chosenFaults.map((fault) => (
        <Choice
          key={fault}
          {...words[fault]}
          values={choices[fault]}
          value={faults[fault]}
          say={(value) => (value === 0 ? sheet.none : sayValue(fault, value, format))}
          onChoose={(value) => void hand.change({ [fault]: value })}
        />
      ))}
      {switchedFaults.map((fault) => (
        <Switch
          key={fault}
          {...words[fault]}
          isOn={faults[fault]}
          onSwitch={(isOn) => void hand.change({ [fault]: isOn })}
        />
      ))}
    </>
  );
}
