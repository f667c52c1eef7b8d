/** What a mind or a medicine does to a body: rigid silence, nothing eaten, steroids stopped, poisonous doses. */
export const mindSigns = {
  catatonic: `
    not moved for, not moved in, like a statue, stuck in one position, stands like, holds the same position,
    not spoken .. days, not said a word, mute, stares at the wall, staring at the wall,
    stands in the corner, wont move or speak`,
  'no-intake': `
    not eaten, not drunk, not eating or drinking, not eating, wont eat, wont drink, not drinking,
    no food or water, no food, nothing to eat, not touched food, nothing by mouth, refuses food,
    refuses water, stopped eating, stopped drinking`,
  'steroid-stopped': `
    stopped .. prednisolone/prednisone/steroids/steroid/hydrocortisone/fludrocortisone/dexamethasone/pred,
    ran out of .. prednisolone/prednisone/steroids/steroid/hydrocortisone/pred,
    come off .. prednisolone/prednisone/steroids/steroid/hydrocortisone,
    came off .. prednisolone/prednisone/steroids/steroid/hydrocortisone,
    without .. hydrocortisone/steroids/prednisolone, no hydrocortisone, missed .. hydrocortisone,
    missed my steroids, off my steroids, off .. steroids, addison*, adrenal crisis, adrenal insufficiency,
    steroid card, no adrenal, hypopituitar*, cannot keep .. hydrocortisone/steroids`,
  'toxic-medicine': `
    lithium, priadel, digoxin, theophylline, phenytoin, methotrexate, serotonin syndrome,
    tramadol .. sertraline, sertraline .. tramadol, new antidepressant, upped .. antidepressant,
    upped .. sertraline, doubled .. sertraline, started .. antidepressant, upped .. psych meds,
    antipsychotic, haloperidol, olanzapine, risperidone, clozapine, depot, maois, maoi, moclobemide,
    phenelzine, st johns wort`,
  'toxic-sign': `
    rigid, stiff as, muscles .. stiff/rigid/jump*/twitch*/jerk*, twitching, jerking, shaking badly,
    coarse tremor, staggering, unsteady, cannot walk straight, confused, muddled, out of it, drowsy,
    sweating buckets, sweating rivers, drenched, fever, 40 degrees, temp 40, burning up, agitated and,
    seizure, vomiting and, seeing yellow, yellow vision, heart .. slow`,
};
